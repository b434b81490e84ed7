# shellcheck shell=bash
# Sourced by ./robustlt where workers on a Spark cluster are asked for: chooses the build that has robustlt-spark, or says
# what is missing. Spark itself comes from SPARK_HOME, and never meets the program's own class path.
#
# Sets profile, projects, download and spark_jar.

[ -n "${SPARK_HOME:-}" ] || fail "Spark: SPARK_HOME is not set; it must name an installation of Apache Spark 4"
ls "$SPARK_HOME"/jars/spark-core_2.13-4.*.jar >/dev/null 2>&1 ||
  fail "Spark: SPARK_HOME is $SPARK_HOME, which has no jars/spark-core_2.13-4.*.jar: Apache Spark 4 is needed"
if [ -d "$root/lib" ]; then
  ls "$root"/lib/robustlt-spark-*.jar >/dev/null 2>&1 ||
    fail "Spark: this archive has no robustlt-spark; run from a checkout of the sources, which builds it"
else
  version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$root/pom.xml")
  spark_jar=$root/robustlt-spark/target/robustlt-spark-$version.jar
  profile=$profile${profile:+,spark}
  profile=${profile:--Pspark}
  projects=robustlt-bench,robustlt-spark
  download=${download:+$download and }"Apache Spark, to compile against (110 MB)"
fi
