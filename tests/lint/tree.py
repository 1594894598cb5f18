# SPDX-License-Identifier: MIT
"""What the lint tests look at: the files of the project, without what a build or a clone adds."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def project_files(root=ROOT):
    """Paths below root, relative to it, sorted: git's view in a clone, else everything but build/."""
    names = _listed_by_git(root)
    if names is None:
        names = [
            str(path.relative_to(root))
            for path in root.rglob("*")
            if path.is_file() and not {"build", ".git", "__pycache__"} & set(path.relative_to(root).parts)
        ]
    return sorted(pathlib.PurePosixPath(name) for name in names if (root / name).is_file())


def _listed_by_git(root):
    if not (root / ".git").exists():
        return None
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):  # no git here, or a clone of somebody else's
        return None
    return [name for name in listed.decode().split("\0") if name]


def read(path, root=ROOT):
    """The text of a file; bytes that are not UTF-8 come out as surrogates."""
    return (root / path).read_text(encoding="utf-8", errors="surrogateescape")
