"""The keys of a person's programs: make one, see it once, revoke it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from workbench.api.tokens import make_token
from workbench.models import ApiToken

from .requests import HtmxRequest, person


class TokenForm(forms.Form):
    """What a new key is for."""

    name = forms.CharField(label=gettext_lazy("What is it for?"), max_length=80)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HtmxRequest) -> HttpResponse:
    """One's own tokens; a new one is shown on the answer, and never again."""
    secret = ""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _token, secret = make_token(person(request), form.cleaned_data["name"])
        form = TokenForm()
    own = ApiToken.objects.filter(user=person(request))
    context = {"tokens": own, "form": form, "secret": secret}
    return render(request, "workbench/tokens.html", context)


@require_POST
def revoke_token(request: HtmxRequest, pk: int) -> HttpResponse:
    """Make one of one's own tokens useless."""
    token = get_object_or_404(ApiToken, pk=pk, user=person(request))
    token.delete()
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": token.name})
    return redirect("tokens")
