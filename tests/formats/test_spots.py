"""Coordinates in what people paste."""

import pytest

from halfhour.domain.scheduling.spots import Spot
from halfhour.formats.spots import spot_in, spot_of_geo

WRITTEN = {
    "geo:51.5074,-0.1278": (51.5074, -0.1278),
    "geo:48.2010,16.3695,183;crs=wgs84;u=40": (48.201, 16.3695),
    "Meet at geo:-33.8568,151.2153 please": (-33.8568, 151.2153),
    "geo:0,0?q=52.52,13.405(Caf%C3%A9)": (52.52, 13.405),
    "https://www.google.com/maps/place/X/@51.5007292,-0.1268141,17z/data=!3m1!4b1!8m2!3d51.5101!4d-0.1201!16z": (
        51.5101,
        -0.1201,
    ),
    "https://www.google.co.uk/maps/@51.5,-0.12,15z?entry=ttu": (51.5, -0.12),
    "https://maps.google.com/?q=51.5,-0.12": (51.5, -0.12),
    "https://maps.google.com/maps?q=loc:51.5,-0.12&z=14": (51.5, -0.12),
    "https://www.google.com/maps/search/?api=1&query=47.5951518%2C-122.3316393": (47.5951518, -122.3316393),
    "https://www.google.com/maps/place/51.5%2C-0.12/": (51.5, -0.12),
    "google.com/maps/@51.5,-0.12,15z": (51.5, -0.12),
    "https://maps.apple.com/?ll=50.894967,4.341626&q=Atomium": (50.894967, 4.341626),
    "https://maps.apple.com/place?coordinate=50.894967,4.341626&name=Atomium": (50.894967, 4.341626),
    "https://www.openstreetmap.org/#map=17/52.51628/13.37771": (52.51628, 13.37771),
    "https://www.openstreetmap.org/?mlat=52.5&mlon=13.4#map=12/50.1/13.0": (52.5, 13.4),
    "osm.org/?mlat=-33.8&mlon=151.2": (-33.8, 151.2),
    "51.5074, -0.1278": (51.5074, -0.1278),
    "51.5, -0.1": (51.5, -0.1),
    "(51.5074; -0.1278)": (51.5074, -0.1278),
    "Café Luna (51.5074, -0.1278), 2nd floor": (51.5074, -0.1278),
    "51.5074° N, 0.1278° W": (51.5074, -0.1278),
    "33.8688 S 151.2093 E": (-33.8688, 151.2093),
    "51°30'26\"N 0°7'39\"W": (51.507222, -0.1275),
    "51°30′26″N 0°7′39″W": (51.507222, -0.1275),
    "N 51° 30.444' W 000° 07.668'": (51.5074, -0.1278),
}

NOT_WRITTEN = (
    "",
    "Café Luna, Hauptstr. 5",
    "call 555, 1234",
    "Rooms 1.5, 2.5",
    "1,5",
    "12.00, 13.30 or later",
    "50 N 100 E, Provo",
    "95.0, 12.0",
    "51.5, 190.25",
    "geo:0,0",
    "geo:1,2;crs=lunar",
    "https://zoom.us/j/99?q=51.5,10.2",
    "https://google.com.example.org/?q=51.5,10.2",
    "https://maps.app.goo.gl/abcde",
    "1.234.567, 2.345.678",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_place_on_the_map_is_read_however_it_is_pasted(text: str):
    spot = spot_in(text)

    assert spot
    assert (round(spot.latitude, 4), round(spot.longitude, 4)) == tuple(round(number, 4) for number in WRITTEN[text])


@pytest.mark.parametrize("text", NOT_WRITTEN)
def test_what_is_no_place_on_the_map_is_none(text: str):
    assert spot_in(text) is None


def test_a_long_text_is_looked_at_no_further_than_needed():
    assert spot_in("geo." * 100_000 + "!3d" * 10_000) is None


@pytest.mark.parametrize("value", ["37.386013;-122.082932", "37.386013\\;-122.082932"])
def test_the_property_of_calendars_is_read(value: str):
    assert spot_of_geo(value) == Spot(37.386013, -122.082932)


@pytest.mark.parametrize("value", ["", "37.38", "0;0", "a;b", "1;2;3"])
def test_a_property_that_says_nothing_is_none(value: str):
    assert spot_of_geo(value) is None
