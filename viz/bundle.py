"""The page's ES modules as one inline script, without a bundler.

A page opened from a memory stick may not import modules (file:// has no origin), and its content
policy lets nothing in by URL.  So each file of assets/ keeps to three habits, and becomes a
function scope of the same name here:

* imports stand alone on a line:  import { a, b } from "./name.js";
* what is exported is declared so:  export function a, export const a, export class a
* no cycles; `main.js` is nobody's import

A file that breaks a habit raises ValueError when the page is built.
"""

import re
from collections.abc import Mapping

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function\*?|const|class) (\w+)", re.MULTILINE)
STRAY = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str = "main") -> str:
    """One script from ``modules`` (name without .js -> source), ending with ``entry``."""
    done: dict[str, str] = {}
    _add(entry, modules, done, ())
    return '"use strict";\n' + "\n".join(done.values())


def _add(name: str, modules: Mapping[str, str], done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in done:
        return
    if name in above:
        raise ValueError(f"modules import one another in a circle: {' > '.join((*above, name))}")
    if name not in modules:
        raise ValueError(f"{above[-1] if above else 'the page'} imports {name}.js, which is not there")
    source = modules[name]
    for found in IMPORT.finditer(source):
        _add(found[2], modules, done, (*above, name))
    exports = [found[2] for found in EXPORT.finditer(source)]
    body = IMPORT.sub(r"const { \1 } = module_\2;", source)
    body = EXPORT.sub(r"\1 \2", body)
    if stray := STRAY.search(body):
        raise ValueError(
            f"{name}.js: {body[stray.start() :].strip().splitlines()[0]!r} is not a form we join"
        )
    done[name] = f"const module_{name} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"
