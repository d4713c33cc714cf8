SELECT COUNT(*) AS n_rows,
       COUNT(CASE WHEN r.place = 0 THEN 1 END) AS n_in_groups,
       COUNT(CASE WHEN r.place = 1 THEN 1 END) AS n_left_out_1,
       MIN(CASE WHEN r.place = 0 THEN r.d END) AS first_date,
       MAX(CASE WHEN r.place = 0 THEN r.d END) AS last_date
FROM (SELECT CASE WHEN CASE WHEN (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME)) THEN 1 ELSE 0 END = 0 THEN 1 WHEN t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) THEN 0 END AS place,
             CASE WHEN t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) THEN t.`answered` END AS d
      FROM `survey`.`responses` t) r
-- ? 1: 2025-01-01 00:00:00
-- ? 2: 2026-01-01 00:00:00

SELECT r.tp, r.wave_year, r.wave_part, COUNT(*) AS n_rows,
       COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 THEN 1 END) AS q1_n,
       COUNT(CASE WHEN r.q1 = 1 THEN 1 END) AS q1_is_0,
       COUNT(CASE WHEN r.q1 = 2 THEN 1 END) AS q1_is_1,
       COUNT(CASE WHEN r.q1 = 3 THEN 1 END) AS q1_is_2,
       COUNT(CASE WHEN r.q1 = 4 THEN 1 END) AS q1_is_3,
       COUNT(CASE WHEN r.q1 = 5 THEN 1 END) AS q1_is_4,
       COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1 END) AS q1_rest,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1.0 * (r.q1 - 3) END) AS q1_s1,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1.0 * (r.q1 - 3) * (r.q1 - 3) END) AS q1_s2,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) AND (r.q1 - 3) >= 1 THEN 1.0 END) AS q1_top,
       COUNT(CASE WHEN r.m1 = 1 OR r.q1 = (-99) THEN 1 END) AS q1_no_1,
       COUNT(CASE WHEN r.m1 = 2 THEN 1 END) AS q1_no_2
FROM (SELECT CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin AS tp,
             EXTRACT(YEAR FROM t.`answered`) AS wave_year,
             EXTRACT(QUARTER FROM t.`answered`) AS wave_part,
             CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 5 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN NULL ELSE CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin REGEXP '^ *(|[-+])[0-9]+(|[.][0-9]+) *$' THEN CAST(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin AS DECIMAL(30, 10)) END END AS q1,
             CASE WHEN NOT (t.`score` IS NOT NULL AND TRIM(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin) <> '') THEN 1 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 2 END AS m1
      FROM `survey`.`responses` t
      WHERE t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME)
        AND (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME))) r
GROUP BY r.tp, r.wave_year, r.wave_part
HAVING COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 THEN 1 END) NOT BETWEEN 1 AND 4
ORDER BY r.tp, r.wave_year, r.wave_part
LIMIT 10001
-- ? 1: very good
-- ? 2: n/a
-- ? 3: n/a
-- ? 4: 2025-01-01 00:00:00
-- ? 5: 2026-01-01 00:00:00

SELECT r.tp, r.wave_year, r.wave_part,
       CASE WHEN COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 THEN 1 END) BETWEEN 1 AND 4 THEN 1 ELSE 0 END AS q1_withheld
FROM (SELECT CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin AS tp,
             EXTRACT(YEAR FROM t.`answered`) AS wave_year,
             EXTRACT(QUARTER FROM t.`answered`) AS wave_part,
             CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 5 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN NULL ELSE CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin REGEXP '^ *(|[-+])[0-9]+(|[.][0-9]+) *$' THEN CAST(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin AS DECIMAL(30, 10)) END END AS q1,
             CASE WHEN NOT (t.`score` IS NOT NULL AND TRIM(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin) <> '') THEN 1 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 2 END AS m1
      FROM `survey`.`responses` t
      WHERE t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME)
        AND (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME))) r
GROUP BY r.tp, r.wave_year, r.wave_part
HAVING COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 THEN 1 END) BETWEEN 1 AND 4
ORDER BY r.tp, r.wave_year, r.wave_part
LIMIT 10001
-- ? 1: very good
-- ? 2: n/a
-- ? 3: n/a
-- ? 4: 2025-01-01 00:00:00
-- ? 5: 2026-01-01 00:00:00

SELECT r.tp, r.wave_year, r.wave_part, COUNT(*) AS n_rows,
       COUNT(CASE WHEN r.q2 BETWEEN (-1) AND 1 THEN 1 END) AS q2_n,
       COUNT(CASE WHEN r.q2 = (-1) THEN 1 END) AS q2_is_0,
       SUM(CASE WHEN r.q2 = (-1) THEN 1.0 * r.w END) AS q2_w_0,
       SUM(CASE WHEN r.q2 = (-1) THEN 1.0 * r.w * r.w END) AS q2_ww_0,
       COUNT(CASE WHEN r.q2 = 0 THEN 1 END) AS q2_is_1,
       SUM(CASE WHEN r.q2 = 0 THEN 1.0 * r.w END) AS q2_w_1,
       SUM(CASE WHEN r.q2 = 0 THEN 1.0 * r.w * r.w END) AS q2_ww_1,
       COUNT(CASE WHEN r.q2 = 1 THEN 1 END) AS q2_is_2,
       SUM(CASE WHEN r.q2 = 1 THEN 1.0 * r.w END) AS q2_w_2,
       SUM(CASE WHEN r.q2 = 1 THEN 1.0 * r.w * r.w END) AS q2_ww_2,
       COUNT(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1 END) AS q2_rest,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w END) AS q2_rest_w,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w * r.w END) AS q2_rest_ww,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w * (r.q2 - 0) END) AS q2_s1,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w * (r.q2 - 0) * (r.q2 - 0) END) AS q2_s2,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END END) AS q2_v1,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * r.w * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END END) AS q2_v2,
       COUNT(CASE WHEN r.q2 IS NULL OR r.q2 = (-99) THEN 1 END) AS q2_no_1
FROM (SELECT CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin AS tp,
             EXTRACT(YEAR FROM t.`answered`) AS wave_year,
             EXTRACT(QUARTER FROM t.`answered`) AS wave_part,
             t.`slider` AS q2,
             t.`w` AS w
      FROM `survey`.`responses` t
      WHERE t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME)
        AND (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME))) r
WHERE r.w > 0
GROUP BY r.tp, r.wave_year, r.wave_part
HAVING COUNT(CASE WHEN r.q2 BETWEEN (-1) AND 1 THEN 1 END) NOT BETWEEN 1 AND 4
ORDER BY r.tp, r.wave_year, r.wave_part
LIMIT 10001
-- ? 1: 2025-01-01 00:00:00
-- ? 2: 2026-01-01 00:00:00

SELECT g.tp, g.wave_year, g.wave_part, g.n_rows,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_n END AS q1_n,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_is_0 END AS q1_is_0,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_is_1 END AS q1_is_1,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_is_2 END AS q1_is_2,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_is_3 END AS q1_is_3,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_is_4 END AS q1_is_4,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_rest END AS q1_rest,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_s1 END AS q1_s1,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_s2 END AS q1_s2,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_top END AS q1_top,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_no_1 END AS q1_no_1,
       CASE WHEN g.q1_n NOT BETWEEN 1 AND 4 THEN g.q1_no_2 END AS q1_no_2,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_n END AS q2_n,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_is_0 END AS q2_is_0,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_is_1 END AS q2_is_1,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_is_2 END AS q2_is_2,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_rest END AS q2_rest,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_s1 END AS q2_s1,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_s2 END AS q2_s2,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_v1 END AS q2_v1,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_v2 END AS q2_v2,
       CASE WHEN g.q2_n NOT BETWEEN 1 AND 4 THEN g.q2_no_1 END AS q2_no_1
FROM (
SELECT r.tp, r.wave_year, r.wave_part, COUNT(*) AS n_rows,
       COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 THEN 1 END) AS q1_n,
       COUNT(CASE WHEN r.q1 = 1 THEN 1 END) AS q1_is_0,
       COUNT(CASE WHEN r.q1 = 2 THEN 1 END) AS q1_is_1,
       COUNT(CASE WHEN r.q1 = 3 THEN 1 END) AS q1_is_2,
       COUNT(CASE WHEN r.q1 = 4 THEN 1 END) AS q1_is_3,
       COUNT(CASE WHEN r.q1 = 5 THEN 1 END) AS q1_is_4,
       COUNT(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1 END) AS q1_rest,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1.0 * (r.q1 - 3) END) AS q1_s1,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) THEN 1.0 * (r.q1 - 3) * (r.q1 - 3) END) AS q1_s2,
       SUM(CASE WHEN r.q1 BETWEEN 1 AND 5 AND r.q1 <> FLOOR(r.q1) AND (r.q1 - 3) >= 1 THEN 1.0 END) AS q1_top,
       COUNT(CASE WHEN r.m1 = 1 OR r.q1 = (-99) THEN 1 END) AS q1_no_1,
       COUNT(CASE WHEN r.m1 = 2 THEN 1 END) AS q1_no_2,
       COUNT(CASE WHEN r.q2 BETWEEN (-1) AND 1 THEN 1 END) AS q2_n,
       COUNT(CASE WHEN r.q2 = (-1) THEN 1 END) AS q2_is_0,
       COUNT(CASE WHEN r.q2 = 0 THEN 1 END) AS q2_is_1,
       COUNT(CASE WHEN r.q2 = 1 THEN 1 END) AS q2_is_2,
       COUNT(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1 END) AS q2_rest,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * (r.q2 - 0) END) AS q2_s1,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * (r.q2 - 0) * (r.q2 - 0) END) AS q2_s2,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END END) AS q2_v1,
       SUM(CASE WHEN r.q2 BETWEEN (-1) AND 1 AND r.q2 <> FLOOR(r.q2) THEN 1.0 * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END * ((r.q2 - 0) - 0.25) * CASE WHEN (r.q2 - 0) >= 0.25 THEN 1.3333333333333333 ELSE 0.80000000000000004 END END) AS q2_v2,
       COUNT(CASE WHEN r.q2 IS NULL OR r.q2 = (-99) THEN 1 END) AS q2_no_1
FROM (SELECT CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin AS tp,
             EXTRACT(YEAR FROM t.`answered`) AS wave_year,
             EXTRACT(QUARTER FROM t.`answered`) AS wave_part,
             CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 5 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN NULL ELSE CASE WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin REGEXP '^ *(|[-+])[0-9]+(|[.][0-9]+) *$' THEN CAST(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin AS DECIMAL(30, 10)) END END AS q1,
             CASE WHEN NOT (t.`score` IS NOT NULL AND TRIM(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin) <> '') THEN 1 WHEN CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin IN (?) THEN 2 END AS m1,
             t.`slider` AS q2
      FROM `survey`.`responses` t
      WHERE t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME)
        AND (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME))) r
GROUP BY r.tp, r.wave_year, r.wave_part
) g
ORDER BY g.tp, g.wave_year, g.wave_part
LIMIT 10001
-- ? 1: very good
-- ? 2: n/a
-- ? 3: n/a
-- ? 4: 2025-01-01 00:00:00
-- ? 5: 2026-01-01 00:00:00

SELECT COUNT(*) AS n_rows,
       COUNT(CASE WHEN r.place = 0 THEN 1 END) AS n_in_groups,
       COUNT(CASE WHEN r.place = 1 THEN 1 END) AS n_left_out_1,
       MIN(CASE WHEN r.place = 0 AND r.w > 0 THEN r.d END) AS first_date,
       MAX(CASE WHEN r.place = 0 AND r.w > 0 THEN r.d END) AS last_date,
       COUNT(CASE WHEN r.place = 0 AND (r.w IS NULL OR r.w < 0) THEN 1 END) AS n_without_weight,
       COUNT(CASE WHEN r.place = 0 AND r.w > 0 THEN 1 END) AS n_weighing
FROM (SELECT CASE WHEN CASE WHEN (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME)) THEN 1 ELSE 0 END = 0 THEN 1 WHEN t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) THEN 0 END AS place,
             CASE WHEN t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) THEN t.`answered` END AS d,
             t.`w` AS w
      FROM `survey`.`responses` t) r
-- ? 1: 2025-01-01 00:00:00
-- ? 2: 2026-01-01 00:00:00

SELECT COUNT(*) AS n_answers, SUM(1.0 * d.n) AS n_rows,
       SUM(1.0 * d.n_inside) AS n_rows_in_groups,
       COUNT(CASE WHEN d.n_inside > 0 THEN 1 END) AS n_answers_in_groups,
       COUNT(CASE WHEN d.differs = 1 THEN 1 END) AS n_unlike,
       SUM(1.0 * d.n_weighing) AS n_rows_weighing,
       COUNT(CASE WHEN d.n_weighing > 0 THEN 1 END) AS n_answers_weighing
FROM (SELECT COUNT(*) AS n, COUNT(CASE WHEN t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) THEN 1 END) AS n_inside,
             COUNT(CASE WHEN t.`touch"point``` IS NOT NULL AND TRIM(CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin) <> '' AND t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`w` > 0 THEN 1 END) AS n_weighing,
             CASE WHEN 1 = 0
          OR MIN(t.`answered`) <> MAX(t.`answered`) OR COUNT(t.`answered`) BETWEEN 1 AND COUNT(*) - 1
          OR MIN(t.`w`) <> MAX(t.`w`) OR COUNT(t.`w`) BETWEEN 1 AND COUNT(*) - 1
          OR MIN(t.`answered`) <> MAX(t.`answered`) OR COUNT(t.`answered`) BETWEEN 1 AND COUNT(*) - 1
          OR MIN(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin) <> MAX(CONVERT(t.`score` USING utf8mb4) COLLATE utf8mb4_bin) OR COUNT(t.`score`) BETWEEN 1 AND COUNT(*) - 1
          OR MIN(t.`slider`) <> MAX(t.`slider`) OR COUNT(t.`slider`) BETWEEN 1 AND COUNT(*) - 1 THEN 1 ELSE 0 END AS differs
      FROM `survey`.`responses` t
      WHERE t.`response_id` IS NOT NULL AND TRIM(CONVERT(t.`response_id` USING utf8mb4) COLLATE utf8mb4_bin) <> ''
        AND (t.`answered` >= CAST('1990-01-01' AS DATETIME) AND t.`answered` < CAST('YYYY-01-01' AS DATETIME) AND t.`answered` >= CAST(? AS DATETIME) AND t.`answered` < CAST(? AS DATETIME))
      GROUP BY CONVERT(t.`response_id` USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(t.`touch"point``` USING utf8mb4) COLLATE utf8mb4_bin
      HAVING COUNT(*) > 1) d
-- ? 1: 2025-01-01 00:00:00
-- ? 2: 2026-01-01 00:00:00

