-- The ledger has a database of its own beside that of Airflow.
create database claimwire;
