"""What a candidate may ask for."""

from django import forms

LONGEST = 2000
"""Signs of what somebody asks for (our own default)."""


class AdjustmentsForm(forms.Form):
    """Adjustments, in their own words."""

    adjustments = forms.CharField(
        label="What would help you to take part well?",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="More time, a step-free room, questions in writing, captions, a break: whatever it is. You need not say why.",
    )


class AnotherTimeForm(forms.Form):
    """Another time, in their own words."""

    wishes = forms.CharField(
        label="When would suit you better?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say when it would suit you."},
    )
