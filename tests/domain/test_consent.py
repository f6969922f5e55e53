"""What may be kept of what another person said."""

import pytest

from halfhour.domain.consent import OWN_NOTES, Agreement, ConsentMissingError, Use, require_consent, without_consent


def test_nobody_asked_is_not_agreed() -> None:
    words = [Agreement("Ben", Use.TRANSCRIPT, None), Agreement("Cleo", Use.TRANSCRIPT, True)]

    assert without_consent("zoom-vtt", words) == ("Ben",)


def test_agreeing_to_notes_is_not_agreeing_to_a_transcript() -> None:
    with pytest.raises(ConsentMissingError) as caught:
        require_consent("otter-txt", [Agreement("Ben", Use.TRANSCRIPT, False)])

    assert "Ben" in caught.value.what
    assert "own notes" in caught.value.way_out


def test_own_notes_are_always_ones_own() -> None:
    require_consent(OWN_NOTES, [Agreement("Ben", Use.TRANSCRIPT, False)])
