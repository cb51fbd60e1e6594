"""Messages with finished reports, from the letter that says who gets what to the reply of the mail server.

How reports are chosen, and what was sent before, is not known here.
"""

from helpers.delivery.mail.connection import LoginRefused, NoServer, NotSafe
from helpers.delivery.mail.eml import write_eml
from helpers.delivery.mail.letter import Attachment, Finished, Letter, Recalled
from helpers.delivery.mail.mailbox import Mailbox, NotAnAddress
from helpers.delivery.mail.message import compose
from helpers.delivery.mail.notice import notify
from helpers.delivery.mail.sending import SenderRefused, State, send
from helpers.delivery.mail.server import Server, WrongSettings

__all__ = [
    "Attachment",
    "Finished",
    "Letter",
    "LoginRefused",
    "Mailbox",
    "NoServer",
    "NotAnAddress",
    "NotSafe",
    "Recalled",
    "SenderRefused",
    "Server",
    "State",
    "WrongSettings",
    "compose",
    "notify",
    "send",
    "write_eml",
]
