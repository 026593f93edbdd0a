"""The addresses of the queue and its saved filters."""

from __future__ import annotations

from django.urls import path

from .pages import queue, saved_filters

urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("queue/next/", queue.next_one, name="next"),
    path("queue/filters/", saved_filters.save_filter, name="save_filter"),
    path("queue/filters/<int:pk>/", saved_filters.change_filter, name="change_filter"),
]
