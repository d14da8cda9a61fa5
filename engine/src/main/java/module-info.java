/** The pure decision core. It requires the JDK's base module alone, so the compiler itself keeps everything else out. */
module io.generalscaler.engine {
    requires static transitive org.jspecify;

    exports io.generalscaler.engine;
    exports io.generalscaler.engine.model;
    exports io.generalscaler.engine.plan;
    exports io.generalscaler.engine.policy;
    exports io.generalscaler.engine.schedule;
}
