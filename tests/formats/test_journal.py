"""The journal: what was not saved before a crash can be had back, once."""

import subprocess
import sys

from formats.samples import draft, lamps
from penholder.formats.journal import Journal, beside, recoverable
from penholder.formats.native import Draft


def test_a_draft_without_a_file_is_recovered(tmp_path):
    Journal(None, tmp_path).write(Draft(lamps()))
    (recovery,) = recoverable(state=tmp_path)
    assert recovery.draft == Draft(lamps())
    assert recovery.document is None
    assert recovery.name == "Harbour lights"
    recovery.discard()
    assert recoverable(state=tmp_path) == []


def test_the_last_copy_of_a_document_stands_beside_it(tmp_path):
    document = tmp_path / "lamp.penholder"
    journal = Journal(document, tmp_path / "state")
    journal.write(Draft(lamps()))
    journal.write(Draft(draft()))
    assert journal.path == beside(document)
    (recovery,) = recoverable([document], tmp_path / "state")
    assert recovery.draft == Draft(draft())
    assert recovery.document == document


def test_a_clean_close_leaves_nothing(tmp_path):
    journal = Journal(None, tmp_path)
    journal.write(Draft(lamps()))
    journal.clear()
    journal.clear()
    assert recoverable(state=tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_does_not_stop_the_journal(tmp_path):
    journal = Journal(tmp_path / "gone" / "lamp.penholder", tmp_path / "state")
    journal.write(Draft(lamps()))
    (recovery,) = recoverable(state=tmp_path / "state")
    assert recovery.document == tmp_path / "gone" / "lamp.penholder"


def test_damaged_journals_are_passed_over(tmp_path):
    first = Journal(None, tmp_path)
    first.write(Draft(lamps()))
    second = Journal(None, tmp_path)
    second.write(Draft(draft()))
    second.path.write_bytes(second.path.read_bytes()[:200])
    (tmp_path / "empty.penholder-journal").touch()
    assert [item.draft for item in recoverable(state=tmp_path)] == [Draft(lamps())]


def test_work_of_a_program_that_died_is_recovered_and_of_one_that_runs_is_not(tmp_path):
    program = (
        "import sys; from pathlib import Path\n"
        "from penholder.document.resolution import Resolution\n"
        "from penholder.formats.journal import Journal\n"
        "from penholder.formats.native import Draft\n"
        "Journal(None, Path(sys.argv[1])).write(Draft(Resolution()))\n"
        "print('written', flush=True); sys.stdin.read()\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout.readline() == "written\n"
        assert recoverable(state=tmp_path) == []
    assert len(recoverable(state=tmp_path)) == 1
