"""The one concept of a change is a row of its own by now."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("translations", "0008_changes_of_several_concepts")]

    operations = [
        migrations.RemoveField("termchange", "concept"),
        migrations.RemoveField("termchange", "before"),
        migrations.RemoveField("termchange", "after"),
    ]
