"""Tasks: results come back on the interface thread, cancelled ones never."""

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from penholder.ui.tasks import Task

OWNERS: list[QObject] = []


def owner() -> QObject:
    """An object that stays."""
    OWNERS.append(QObject())
    return OWNERS[-1]


def test_result_is_delivered_on_the_interface_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, bool, bool]] = []
    here = threading.current_thread()

    def done(value: tuple[int, bool]) -> None:
        seen.append((*value, threading.current_thread() is here))

    Task(
        "adding", lambda _c: (1 + 1, threading.current_thread() is here), done, print, owner()
    ).start()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(2, False, True)]


def test_failure_is_delivered_once(qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def work(_cancelled: object) -> int:
        raise ValueError("broken")

    Task("failing", work, print, errors.append, owner()).start()
    qtbot.waitUntil(lambda: bool(errors))
    assert [str(error) for error in errors] == ["broken"]


def test_cancelled_task_sees_it_and_delivers_nothing(qtbot: QtBot) -> None:
    begun, seen = threading.Event(), threading.Event()
    results: list[object] = []

    def work(cancelled: object) -> int:
        begun.set()
        while callable(cancelled) and not cancelled():
            pass
        seen.set()
        return 1

    task = Task("waiting", work, results.append, results.append, owner()).start()
    assert begun.wait(5)
    task.cancel()
    assert seen.wait(5)
    qtbot.waitUntil(lambda: not task.running)
    assert results == []


def test_nothing_is_delivered_to_an_owner_that_is_gone(qtbot: QtBot) -> None:
    results: list[object] = []
    gone = QObject()
    task = Task("late", lambda _cancelled: 1, results.append, results.append, gone).start()
    delete(gone)
    qtbot.waitUntil(lambda: not task.running)
    assert results == []


def test_no_widget_is_taken_apart_on_a_working_thread(qtbot: QtBot) -> None:
    """Cyclic garbage is not searched for until the last of several tasks has delivered."""
    go_on = threading.Event()
    seen: list[bool] = []

    def work(_cancelled: object) -> bool:
        go_on.wait(5)
        return gc.isenabled()

    assert gc.isenabled()
    Task("first", lambda _cancelled: gc.isenabled(), seen.append, print, owner()).start()
    second = Task("second", work, seen.append, print, owner()).start()
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(lambda: not second.running)
    assert seen == [False, False]
    assert gc.isenabled()
