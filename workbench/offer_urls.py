"""The addresses of what a save offers."""

from __future__ import annotations

from django.urls import path

from .pages import offers

_cell = "segments/<int:segment_id>/<slug:target>"

urlpatterns = [
    path(f"{_cell}/offers/", offers.offers, name="offers"),
    path(f"{_cell}/repetitions/", offers.repetitions, name="repetitions"),
    path(f"{_cell}/repeat/", offers.repeat, name="repeat"),
    path(f"{_cell}/take-name/", offers.take_name, name="take_name"),
    path(f"{_cell}/decline-name/", offers.decline_name, name="decline_name"),
]
