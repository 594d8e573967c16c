"""The commands of `headway`, one module each, imported when called: a reading command never pays for a flow.

A module `flows/commands/NAME.py` holds a click command called `command`; dashes in a command's name are
underscores in the module's.
"""
