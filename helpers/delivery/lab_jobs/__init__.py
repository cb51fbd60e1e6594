"""Notebook jobs of JupyterLab: what `jupyter-scheduler` is given so that it runs the workbook's notebooks right."""
