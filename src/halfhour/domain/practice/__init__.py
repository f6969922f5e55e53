"""Practising a talk: invented people who answer in character, and what is seen in one's own words."""
