"""A document could not be read, or only with a doubt.

## Why

A file that is skipped without a word looks like a file without findings.

## Example

A page saved by an old editor, with `0xE9` for é → `is not UTF-8 (byte 0xE9); it was read as Windows-1252`

## Remedy

Save the file as UTF-8, mend its permissions, or exclude it in the configuration. The limit of size is `max-file-size`.

## What it leaves alone

Files that `exclude` or git's ignore rules leave out.
"""

from glossary_cli.findings import Severity
from glossary_cli.rule import EngineRule

RULE = EngineRule(id="unreadable-document", severity=Severity.WARNING)
