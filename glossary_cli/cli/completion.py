"""`glossary completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from glossary_cli.cli.outcome import debug_option
from glossary_cli.errors import GlossaryError

EPILOG = """\b
To install it:
  bash        glossary completion bash > ~/.local/share/bash-completion/completions/glossary
  zsh         glossary completion zsh > ~/.zfunc/_glossary, where ~/.zfunc is in fpath before compinit
  fish        glossary completion fish > ~/.config/fish/completions/glossary.fish
  powershell  glossary completion powershell >> $PROFILE

Open a new shell afterwards.
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
