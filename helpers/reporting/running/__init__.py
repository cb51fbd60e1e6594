"""Running the notebook of a job in a process of its own, by one of two engines that give the same cells."""

from helpers.reporting.running.isolated import FORKS, ChildFailed, Limits, end_children, in_child, start_server

__all__ = ["FORKS", "ChildFailed", "Limits", "end_children", "in_child", "start_server"]
