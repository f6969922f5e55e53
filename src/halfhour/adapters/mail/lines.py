"""Lines to mail servers: private, with the certificate checked, and with troubles in words of a person."""

import ipaddress
import socket
import ssl

from halfhour.domain.errors import OutsideError
from halfhour.domain.mail_servers import LineSecurity, MailServer

_ASK_FOR_TLS = "Choose TLS or STARTTLS in the settings, under Mail."


def require_private(server: MailServer) -> None:
    """A password and a letter never go over an open line, unless it stays in this machine.

    Raises:
        OutsideError: it would.
    """
    if server.security is LineSecurity.NONE and not _is_here(server.host):
        raise OutsideError(
            f"The line to {server.host} would be open to everybody on the way.", _ASK_FOR_TLS, retry=False
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def context_for(server: MailServer) -> ssl.SSLContext:
    """Certificates are checked against what this machine trusts, and have to be of this very name."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = bool(server.host)
    return context


def trouble_with_the_line(error: Exception, server: MailServer) -> OutsideError:
    """Why a server could not be reached."""
    where = f"{server.host}:{server.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return OutsideError(
            f"The certificate of {server.host} is not to be trusted: {error.verify_message}.",
            "Check the name of the server. If you are in a strange network, wait until you are out of it.",
            retry=False,
        )
    if isinstance(error, ssl.SSLError):
        return OutsideError(
            f"{where} speaks another kind of line.",
            "Try STARTTLS instead of TLS, or TLS instead of STARTTLS.",
            retry=False,
        )
    if isinstance(error, socket.gaierror):
        return OutsideError(
            f"There is no server called {server.host}, or no network.", "Check its name, then your network."
        )
    if isinstance(error, TimeoutError):
        return OutsideError(f"{where} does not answer.", "Check the port; some networks let no mail through.")
    if isinstance(error, ConnectionRefusedError):
        return OutsideError(f"Nothing listens at {where}.", "Check the port.")
    return OutsideError(f"The line to {where} broke.", "It is tried again.")


def told(words: bytes | str) -> str:
    """What a server said, in one line."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:200]
