"""E-mail addresses in forms."""

from django import forms
from email_validator import EmailNotValidError, validate_email


def require_address(value: str) -> str:
    """The address as it is written in mail.

    Raises:
        ValidationError: it is none.
    """
    if not value.strip():
        raise forms.ValidationError("Write down their e-mail address.")
    try:
        return validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise forms.ValidationError("This is no e-mail address. It looks like name@example.org.") from error
