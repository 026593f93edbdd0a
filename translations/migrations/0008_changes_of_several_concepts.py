"""A change of terms may concern several concepts; what it made of each is a row of its own."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_ACTS = [
    ("edited", "edited"),
    ("accepted", "accepted from the candidates"),
    ("imported", "imported"),
    ("category", "category set"),
    ("reliability", "reliability set"),
    ("status", "status set"),
    ("merged", "merged"),
    ("deleted", "deleted"),
]
_ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def move_wordings(apps, schema_editor):
    """Give each change that there is a row for its one concept."""
    changes = apps.get_model("translations", "TermChange").objects.all()
    concept_change = apps.get_model("translations", "ConceptChange")
    concept_change.objects.bulk_create(
        (
            concept_change(
                change=change,
                concept_id=change.concept_id or (change.before or {}).get("concept"),
                identifier=change.title[:120],
                before=change.before,
                after=change.after,
            )
            for change in changes.iterator()
        ),
        batch_size=200,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0005_match_again"),
        ("translations", "0007_second_opinion"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField("termchange", "identifier", "title"),
        migrations.AlterField("termchange", "title", models.CharField(max_length=300)),
        migrations.AddField(
            "termchange", "act", models.CharField(choices=_ACTS, default="edited", max_length=12)
        ),
        migrations.AddField("termchange", "articles", models.JSONField(blank=True, default=list)),
        migrations.AlterField(
            "termchange",
            "concept",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="glossary.concept",
            ),
        ),
        migrations.CreateModel(
            name="ConceptChange",
            fields=[
                ("id", _ID),
                ("identifier", models.CharField(max_length=120)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concepts",
                        to="translations.termchange",
                    ),
                ),
                (
                    "concept",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="changes",
                        to="glossary.concept",
                    ),
                ),
            ],
            options={"ordering": ["change", "pk"]},
        ),
        migrations.CreateModel(
            name="PlannedChange",
            fields=[
                ("id", _ID),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("act", models.CharField(choices=_ACTS, max_length=12)),
                ("arguments", models.JSONField(default=dict)),
                ("name", models.CharField(blank=True, max_length=300)),
                ("content", models.BinaryField(default=bytes)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.RunPython(move_wordings, migrations.RunPython.noop),
    ]
