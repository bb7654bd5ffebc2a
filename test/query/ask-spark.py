# Decides how tests ask Spark: one local session, a CSV as the table "cards", each query's result as a CSV file beside it.
import csv
import sys
from pathlib import Path

from pyspark.sql import SparkSession

table, *queries = sys.argv[1:]
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
spark.read.csv(table, header=True).createOrReplaceTempView("cards")
spark.read.csv(table, header=True, inferSchema=True).createOrReplaceTempView("typed_cards")
for query in queries:
    result = spark.sql(Path(query).read_text(encoding="utf-8"))
    with open(query + ".csv", "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(result.columns)
        writer.writerows(result.collect())
spark.stop()
