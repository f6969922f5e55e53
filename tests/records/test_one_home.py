"""A noun has one home: what is saved is a record, what is computed a value."""

import dataclasses
import inspect
import pkgutil
from importlib import import_module

from django.apps import apps

import halfhour.domain


def test_no_value_of_the_domain_shares_its_name_with_a_record() -> None:
    modules = [
        import_module(found.name) for found in pkgutil.walk_packages(halfhour.domain.__path__, "halfhour.domain.")
    ]
    values = {
        name
        for module in modules
        for name, thing in inspect.getmembers(module, inspect.isclass)
        if dataclasses.is_dataclass(thing)
    }

    assert values.isdisjoint(model.__name__ for model in apps.get_app_config("records").get_models())
