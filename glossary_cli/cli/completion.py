"""`glossary completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from glossary_cli.cli.outcome import debug_option
from glossary_cli.errors import GlossaryError

EPILOG = """\b
Where to put it:
  bash        ~/.local/share/bash-completion/completions/glossary
  zsh         _glossary, in a folder that fpath names before compinit runs
  fish        ~/.config/fish/completions/glossary.fish
  powershell  at the end of the file that $PROFILE names

\b
Example, after which a new shell completes:
  glossary completion fish > ~/.config/fish/completions/glossary.fish
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
@debug_option
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes the commands and options of glossary in a shell."""
    completion = get_completion_class(shell)
    if completion is None:
        raise GlossaryError(f"completion in {shell} needs click 8.5 or later")
    script = completion(ctx.find_root().command, {}, "glossary", "_GLOSSARY_COMPLETE").source()
    click.echo(script)
