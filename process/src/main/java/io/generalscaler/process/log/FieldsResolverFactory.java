package io.generalscaler.process.log;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.layout.template.json.resolver.EventResolverContext;
import org.apache.logging.log4j.layout.template.json.resolver.EventResolverFactory;
import org.apache.logging.log4j.layout.template.json.resolver.TemplateResolver;
import org.apache.logging.log4j.layout.template.json.resolver.TemplateResolverConfig;
import org.apache.logging.log4j.layout.template.json.resolver.TemplateResolverFactory;

/** Makes {@code fields} a word of {@code log-event.json}. */
@Plugin(name = "FieldsResolverFactory", category = TemplateResolverFactory.CATEGORY)
public final class FieldsResolverFactory implements EventResolverFactory {

    private static final FieldsResolverFactory INSTANCE = new FieldsResolverFactory();

    private FieldsResolverFactory() {}

    /** The one that there is. */
    @PluginFactory
    public static FieldsResolverFactory getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return "fields";
    }

    @Override
    public TemplateResolver<LogEvent> create(EventResolverContext context, TemplateResolverConfig config) {
        return new FieldsResolver();
    }
}
