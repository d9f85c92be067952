"""Where claimwire meets Airflow: assets and their trigger, tasks that the DAGs share, set-up.

The DAG files say when and in what order; everything they use stands here. This room and
the command line are the only ones that read the environment and the clock. What a DAG
file imports from here (`assets`, `tasks`) loads no stage: the rooms with their
libraries are imported inside the tasks, so that parsing a DAG costs nothing.
"""
