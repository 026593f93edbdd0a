"""Who approved a unit and what followed it, and the tables that units and texts are looked up in.

The tables are no models: what they hold is made from the rows, and each database has its own kind.
They are filled after the migration (`translations.memory.fill_if_empty`).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import DatabaseError, migrations, models, transaction
from django.db.models import OuterRef, Subquery

_SQLITE = (
    "CREATE VIRTUAL TABLE memory_index_text USING fts5("
    "source, target, tokenize = 'trigram case_sensitive 1', detail = column, columnsize = 0)",
    "CREATE VIRTUAL TABLE translation_index_text USING fts5("
    "source, target, tokenize = 'trigram case_sensitive 1', detail = column, columnsize = 0)",
    "CREATE VIRTUAL TABLE memory_index_words USING fts5("
    "words, tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0)",
    "CREATE VIRTUAL TABLE memory_index_words_terms USING fts5vocab('memory_index_words', 'row')",
)
_POSTGRESQL = (
    "CREATE TABLE {name}_text (id bigint PRIMARY KEY, source text NOT NULL, target text NOT NULL)"
)
_POSTGRESQL_WORDS = (
    "CREATE TABLE memory_index_words (id bigint PRIMARY KEY, words text[] NOT NULL)",
    "CREATE INDEX memory_index_words_words ON memory_index_words USING gin (words)"
    " WITH (fastupdate = off)",
)
_POSTGRESQL_TRIGRAMS = (
    "CREATE INDEX {name}_source ON {name}_text USING gin (source gin_trgm_ops)",
    "CREATE INDEX {name}_target ON {name}_text USING gin (target gin_trgm_ops)",
)
_NAMES = ("memory_index", "translation_index")
_TABLES = ("memory_index_words_terms", "memory_index_words", "memory_index_text",
           "translation_index_text")


def create_tables(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor == "sqlite":
        for statement in _SQLITE:
            schema_editor.execute(statement)
        return
    for name in _NAMES:
        schema_editor.execute(_POSTGRESQL.format(name=name))
    for statement in _POSTGRESQL_WORDS:
        schema_editor.execute(statement)
    if not _may_use_trigrams(connection):
        return
    for name in _NAMES:
        for statement in _POSTGRESQL_TRIGRAMS:
            schema_editor.execute(statement.format(name=name))


def _may_use_trigrams(connection):
    """Have the extension made, unless this person may not: a system check then says so."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError:
        return False
    return True


def drop_tables(apps, schema_editor):
    for table in _TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


def name_approvers(apps, schema_editor):
    translations = apps.get_model("translations", "Translation").objects.filter(
        segment=OuterRef("segment"), target=OuterRef("target")
    )
    apps.get_model("translations", "MemoryUnit").objects.update(
        approved_by=Subquery(translations.values("approved_by")[:1])
    )


class Migration(migrations.Migration):

    dependencies = [
        ('translations', '0004_resegmentation'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='memoryunit',
            name='after_hash',
            field=models.CharField(blank=True, default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='memoryunit',
            name='approved_by',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name='+',
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(name_approvers, migrations.RunPython.noop),
        migrations.RunPython(create_tables, drop_tables),
    ]
