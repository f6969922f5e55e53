"""How form fields look: one fragment for all of them."""

from django.forms.renderers import TemplatesSetting


class PlainFields(TemplatesSetting):
    """Fields are drawn by our own fragment, so that every form has the same labels, hints and errors."""

    field_template_name = "shared/_field.html"
