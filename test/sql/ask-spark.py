# Decides how tests ask Spark: one local session that takes requests as lines of JSON and answers each with one.
import json
import os
import sys

from pyspark.sql import SparkSession

# What Spark itself prints is no answer: it goes where its warnings go.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
for line in sys.stdin:
    request = json.loads(line)
    if "load" in request:
        records = spark.read.csv(request["load"], header=True, inferSchema=request["typed"])
        records.createOrReplaceTempView(request["table"])
        answer = []
    else:
        result = spark.sql(request["query"])
        answer = [result.columns, *map(list, result.collect())]
    print(json.dumps(answer), file=answers, flush=True)
spark.stop()
