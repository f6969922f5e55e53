"""What is due and why, asked of the records; and what one does about it: done, put off, let rest."""

from halfhour.actions.today.agenda import Agenda, agenda_of
from halfhour.actions.today.deeds import NothingToDoError, put_off, settle
from halfhour.actions.today.near import Calendar
from halfhour.actions.today.places import second_asked

__all__ = ["Agenda", "Calendar", "NothingToDoError", "agenda_of", "put_off", "second_asked", "settle"]
