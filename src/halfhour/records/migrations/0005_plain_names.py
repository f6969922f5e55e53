"""Names that were kept before get the form in which they are compared."""

from django.db import migrations

from halfhour.domain.names import plain_person, plain_place


def fill(apps, _schema_editor):
    """One pass over the few rows that an early version holds."""
    for model, plain in (("Person", plain_person), ("Organization", plain_place)):
        table = apps.get_model("records", model)
        for record in table.objects.filter(plain="").iterator():
            table.objects.filter(pk=record.pk).update(plain=plain(record.name)[:200])


class Migration(migrations.Migration):
    """Fills `plain`."""

    dependencies = [("records", "0004_life_of_a_conversation")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
