"""A short message to the operator: what did not go well, which readers never see."""

import smtplib
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, localtime

from helpers.delivery.mail.connection import NoServer, connect, lost, said
from helpers.delivery.mail.headers import mailbox_header, text_header
from helpers.delivery.mail.mailbox import Mailbox
from helpers.delivery.mail.server import Server

_SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")


def notify(operator: Mailbox, subject: str, lines: Iterable[str], server: Server, password: str) -> None:
    """Send plain lines to the operator. It may arrive twice, or not at all: the log has it too. Raises NoServer, NotSafe
    and LoginRefused."""
    message = EmailMessage(policy=_SEVEN_BIT)
    message["Date"] = format_datetime(localtime())
    message["From"] = mailbox_header("From", server.sender)
    message["To"] = mailbox_header("To", operator)
    message["Subject"] = text_header("Subject", subject)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    client = connect(server, password)
    client.before_dot = lambda: None  # nothing is accounted for
    try:
        client.sendmail(server.sender.address, operator.address, message.as_bytes())
        client.goodbye()
    except smtplib.SMTPRecipientsRefused as error:
        raise NoServer("{reason}", reason=said(*error.recipients[operator.address])) from error
    except (smtplib.SMTPException, OSError) as error:
        raise NoServer("{reason}", reason=lost(server, error)) from error
    finally:
        client.close()
