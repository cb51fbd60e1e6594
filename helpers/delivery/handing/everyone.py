"""All deliveries of a run: each place and each reader by itself, so that what fails for one stops no other."""

from collections.abc import Callable, Iterator
from pathlib import Path

from helpers.delivery.handing.letters import begin_letters, due_letters, recipient, results
from helpers.delivery.handing.places import Stock, fill_place
from helpers.delivery.handing.result import FAILED, NOTHING, OPEN, Result
from helpers.delivery.ledger.file import Ledger
from helpers.delivery.ledger.receipts import LOST, SENT, defer, note_message, uncertain_messages, void
from helpers.delivery.mail import Letter, State, send, write_eml
from helpers.delivery.mail.sending import PAUSES
from helpers.delivery.secrets import MAIL, Secret
from helpers.delivery.settings.deliveries import Deliveries
from helpers.delivery.targets import Patience
from helpers.reporting.faults import Fault, Words
from helpers.words import N_


def deliver(
    ledger: Ledger,
    run: int,
    deliveries: Deliveries,
    stock: Stock,
    secret: Callable[[str], Secret | None],
    patience: Patience | None = None,
    pauses: tuple[float, ...] = PAUSES,
) -> Iterator[Result]:
    """Hand out what is ready: the places first, so that letters can lead there. Each result comes when it is known."""
    open_ones = list(_uncertain(ledger, deliveries))
    yield from open_ones
    for place in deliveries.places:
        yield fill_place(ledger, run, place, stock, secret(place.name), patience)
    if deliveries.readers:
        told = {one.name for one in open_ones}
        results = _send_letters(ledger, run, deliveries, stock, secret(MAIL), pauses)
        yield from (one for one in results if one.state != NOTHING or one.name not in told)


def recipients(deliveries: Deliveries) -> list[str]:
    """All that something goes to, as the ledger calls them."""
    return [place.name for place in deliveries.places] + [recipient(reader) for reader in deliveries.readers]


def write_letters(ledger: Ledger, deliveries: Deliveries, stock: Stock, folder: Path) -> list[Path]:
    """The letters that are due as `.eml` files to look at; nothing is sent, nothing accounted for."""
    if not deliveries.mail:
        return []
    due, _others = due_letters(ledger, deliveries.readers, stock, deliveries.mail)
    return write_eml([one.letter for one in due], deliveries.mail, folder)


def settle(ledger: Ledger, deliveries: Deliveries, name: str, arrived: bool) -> int:
    """Say of the uncertain messages to `name` whether they arrived; those that did not are sent again. How many it were."""
    own = {recipient(reader) for reader in deliveries.readers if reader.name == name}
    found = [row for row in uncertain_messages(ledger) if row["recipient"] in own]
    for row in found:
        note_message(ledger, row["message"], SENT if arrived else LOST)
    return len(found)


def _send_letters(
    ledger: Ledger,
    run: int,
    deliveries: Deliveries,
    stock: Stock,
    password: Secret | None,
    pauses: tuple[float, ...],
) -> Iterator[Result]:
    server = deliveries.mail
    due, others = due_letters(ledger, deliveries.readers, stock, server)
    void(ledger, {recipient(reader) for reader in deliveries.readers} - {recipient(one.reader) for one in due})
    yield from others
    letters = begin_letters(ledger, run, due)

    def note(letter: Letter, state: State, why: Words) -> None:
        note_message(ledger, letter.message_id, str(state), str(why))

    if letters:
        try:
            send(letters, server, password.reveal() if password else "", note, pauses)
        except Fault as error:
            yield Result(MAIL, FAILED, error.words)
            told = results(ledger, due)
            defer(ledger, [letter.message_id for letter in letters], str(error))
            yield from told
            return
    yield from results(ledger, due)


def _uncertain(ledger: Ledger, deliveries: Deliveries) -> Iterator[Result]:
    """What an earlier run left open, and a person has to settle."""
    names = {recipient(reader): reader.name for reader in deliveries.readers}
    for row in uncertain_messages(ledger):
        if name := names.get(row["recipient"]):
            text = N_(
                "{name}: a message of {at} may have arrived or not. Ask, then: giamngheo deliver --arrived {name}, or --lost {name}"
            )
            yield Result(name, OPEN, Words(text, {"name": name, "at": row["at"]}))
