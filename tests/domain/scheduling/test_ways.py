"""How long a way takes, and what that rests on."""

import pytest

from halfhour.domain.scheduling.spots import Spot
from halfhour.domain.scheduling.ways import Going, Ground, estimated, way_there

LONDON, PARIS = Spot(51.5074, -0.1278), Spot(48.8566, 2.3522)


def north(metres: float) -> Spot:
    """That far north of London."""
    return Spot(LONDON.latitude + metres / 111_195, LONDON.longitude)


def test_distances_are_those_of_a_round_earth():
    assert LONDON.metres_to(PARIS) == pytest.approx(343_600, rel=0.005)
    assert Spot(0, 179.9).metres_to(Spot(0, -179.9)) == pytest.approx(22_239, rel=0.005)
    assert Spot(90, 0).metres_to(Spot(90, 120)) == pytest.approx(0, abs=1)


def test_what_was_typed_wins_then_what_was_typed_for_the_place_before():
    typed = way_there(40, 25, LONDON, north(6000), Going.CAR)
    remembered = way_there(None, 25, LONDON, north(6000), Going.CAR)

    assert typed
    assert (typed.minutes, typed.ground) == (40, Ground.TYPED)
    assert remembered
    assert (remembered.minutes, remembered.ground) == (25, Ground.REMEMBERED)


def test_nothing_is_told_where_one_of_the_two_places_is_unknown():
    assert way_there(None, None, None, LONDON, Going.TRANSIT) is None
    assert way_there(None, None, LONDON, None, Going.TRANSIT) is None


def test_an_estimate_says_so_and_is_in_full_five_minutes():
    way = way_there(None, None, LONDON, north(6000), Going.TRANSIT)

    assert way
    assert way.is_estimate
    assert way.minutes == 30
    assert way.metres == pytest.approx(6000, abs=10)


def test_faster_ways_take_less_and_farther_places_more():
    six = {going: way.minutes for going in Going if (way := estimated(LONDON, north(6000), going))}
    twelve = {going: way.minutes for going in Going if (way := estimated(LONDON, north(12_000), going))}

    assert six[Going.ON_FOOT] > six[Going.BICYCLE] > six[Going.CAR]
    assert all(twelve[going] > six[going] for going in Going)


def test_nobody_waits_for_a_bus_to_go_where_one_is_sooner_on_foot():
    way = estimated(LONDON, north(300), Going.TRANSIT)

    assert way
    assert (way.going, way.minutes) == (Going.ON_FOOT, 5)


def test_the_same_spot_is_no_way():
    way = estimated(LONDON, north(20), Going.CAR)

    assert way
    assert way.minutes == 0


def test_too_far_to_say_is_not_said():
    assert estimated(LONDON, Spot(-33.8, 151.2), Going.CAR) is None
