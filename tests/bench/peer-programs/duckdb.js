// usage: node duckdb.js FOLDER-OF-NODE-MODULES TABLE.csv – DuckDB with two threads.
const path = require('path');
const { DuckDBInstance } = require(path.join(process.argv[2], 'node_modules', '@duckdb/node-api'));
const score = (column, low, high) =>
  `CASE WHEN TRY_CAST(${column} AS INTEGER) BETWEEN ${low} AND ${high} ` +
  `THEN TRY_CAST(${column} AS INTEGER) END`;
const figures = (name) =>
  `count(${name}) AS ${name}_n, avg(${name}) AS ${name}_mean, ` +
  `avg(${name}) - 1.96 * stddev_samp(${name}) / sqrt(count(${name})) AS ${name}_low, ` +
  `avg(${name}) + 1.96 * stddev_samp(${name}) / sqrt(count(${name})) AS ${name}_high`;
const query = (file) => `
  SELECT touchpoint, ${figures('n')}, ${figures('c')}, ${figures('e')},
    100.0 * (count(*) FILTER (n >= 9) - count(*) FILTER (n <= 6)) / count(n) AS nps
  FROM (SELECT touchpoint, ${score('nps', 0, 10)} AS n, ${score('csat', 1, 5)} AS c,
          ${score('ces', 1, 7)} AS e
        FROM read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"',
          parallel = true, columns = {response_id: 'BIGINT', answered_at: 'VARCHAR',
          touchpoint: 'VARCHAR', channel: 'VARCHAR', country: 'VARCHAR', nps: 'VARCHAR',
          csat: 'VARCHAR', ces: 'VARCHAR', seconds: 'INTEGER', comment: 'VARCHAR'}))
  GROUP BY touchpoint`;
(async () => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const start = process.hrtime.bigint();
  const reader = await connection.runAndReadAll(query(process.argv[3]));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const rows = {};
  for (const row of reader.getRowObjects())
    rows[row.touchpoint] = { n: Number(row.n_n), mean: row.n_mean, nps: row.nps };
  console.log(JSON.stringify({ seconds, rows }));
})().catch((error) => { console.error(error.message); process.exit(1); });
