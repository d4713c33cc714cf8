# usage: Rscript table.R TABLE.csv|TABLE.xlsx – data.table's fread, or readxl; grouped by data.table.
suppressPackageStartupMessages (library (data.table))
setDTthreads (2)
path <- commandArgs (trailingOnly = TRUE)[1]
is_workbook <- grepl ("[.]xlsx$", path)
if (is_workbook) invisible (loadNamespace ("readxl"))
start <- proc.time ()[["elapsed"]]
if (is_workbook) {
  table <- as.data.table (suppressWarnings (readxl::read_excel (path, guess_max = 1000)))
} else {
  table <- fread (path, select = c ("touchpoint", "nps", "csat", "ces"), showProgress = FALSE,
                  na.strings = c ("", "N/A"))
}
figures <- function (text) {
  x <- suppressWarnings (as.numeric (text))
  x <- x[!is.na (x)]
  n <- length (x)
  half <- qt (0.975, n - 1) * sd (x) / sqrt (n)
  list (n = n, mean = mean (x), low = mean (x) - half, high = mean (x) + half,
        nps = 100 * (sum (x >= 9) - sum (x <= 6)) / n)
}
nps <- table[, figures (nps), by = touchpoint]
csat <- table[, figures (csat), by = touchpoint]
ces <- table[, figures (ces), by = touchpoint]
seconds <- proc.time ()[["elapsed"]] - start
rows <- sprintf ("\"%s\": {\"n\": %d, \"mean\": %.12f, \"nps\": %.12f}",
                 nps$touchpoint, as.integer (nps$n), nps$mean, nps$nps)
cat (sprintf ("{\"seconds\": %.6f, \"rows\": {%s}}\n", seconds, paste (rows, collapse = ", ")))
