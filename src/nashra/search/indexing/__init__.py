"""The index kept in step with the database: `consumer` (of the outbox), `rebuild`, `verify`, `index_state`."""
