"""`halfhour completion`: what a shell needs to complete commands, options and files."""

import click
from click.shell_completion import get_completion_class

WHERE = {
    "bash": "halfhour completion bash > ~/.local/share/bash-completion/completions/halfhour",
    "zsh": 'eval "$(halfhour completion zsh)"   (in ~/.zshrc)',
    "fish": "halfhour completion fish > ~/.config/fish/completions/halfhour.fish",
}


@click.command(
    short_help="Print the lines that teach a shell to complete halfhour.",
    epilog="\b\n" + "\n".join(WHERE.values()),
)
@click.argument("shell", type=click.Choice(list(WHERE)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the lines that teach a shell to complete halfhour; keep them where the shell looks:"""
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(completion(ctx.find_root().command, {}, "halfhour", "_HALFHOUR_COMPLETE").source())
