"""Move the glossary's revision on, so that stored occurrences learn of rivals and short names."""

from django.db import migrations
from django.db.models import F


def match_again(apps, schema_editor):
    state = apps.get_model("glossary", "GlossaryState")
    state.objects.update(revision=F("revision") + 1)


class Migration(migrations.Migration):
    dependencies = [("glossary", "0004_name_choice")]

    operations = [migrations.RunPython(match_again, migrations.RunPython.noop)]
