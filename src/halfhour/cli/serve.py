"""`halfhour serve`: the pages and the worker beside them, in one go."""

import click

PORT = 8030


@click.command(short_help="Serve the pages on this machine, with the worker beside them.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to listen on.")
@click.option("--sample/--no-sample", default=False, help="Put invented people and talks into an empty data folder.")
def command(host: str, port: int, sample: bool) -> None:
    """Serve the pages on this machine, with the worker for long work beside them; Ctrl-C stops both.

    Everything is kept in one folder: HALFHOUR_DATA, or the usual place for data of programs. Only this machine can
    reach the pages. To let others in, name the names under which they will call it in HALFHOUR_HOSTS (with commas),
    and give a --host; there are no accounts yet, so whoever reaches the address can read everything.
    """
    from halfhour.cli import serving

    serving.require_allowed(host)
    serving.require_free(host, port)
    serving.prepare(sample=sample)
    serving.serve(host, port)
