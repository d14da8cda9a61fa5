# The controller with 10,000 scalers every 15 s on a real Redis: ./run bench controller [SCALERS [SECONDS [INTERVAL]]]
need redis-server redis-server
build controller generalscaler-controller.jar
mkdir -p .generalscaler
maven -q -pl controller -am -DskipTests -Dspotless.check.skip package \
  org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies \
  -DincludeScope=test -DoutputDirectory="$here/.generalscaler/bench" >.generalscaler/build.log 2>&1 ||
  { tail -n 40 .generalscaler/build.log >&2; die "the build failed; the whole log is in .generalscaler/build.log"; }
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx3g \
  -cp "controller/target/test-classes:controller/target/classes:.generalscaler/bench/*" \
  io.generalscaler.controller.bench.ControllerBench "$@"
