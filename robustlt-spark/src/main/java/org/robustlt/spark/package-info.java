/**
 * Workers on a Spark cluster. {@link org.robustlt.spark.SparkEngine} belongs to the program and
 * knows nothing of Spark's classes; {@link org.robustlt.spark.WorkersApplication} is a Spark
 * application that knows nothing of ours, and {@link org.robustlt.spark.Main} is what {@code
 * spark-submit} runs. Between them are processes, so that the libraries of the two never meet.
 */
@NullMarked
package org.robustlt.spark;

import org.jspecify.annotations.NullMarked;
