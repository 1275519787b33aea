package dev.paperpost.mail;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ParserHelper;
import io.quarkus.qute.TemplateExtension;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The named styles of the mail templates: {@code style="css(h1)"}. They stand in the element, because many clients
 * drop style sheets; and they are put in when a template is read, because a digest has a hundred of them. Line heights are
 * pixels and exact, because Outlook for Windows understands nothing else.
 */
@Singleton
final class Css {

    private static final Palette LIGHT = Palette.LIGHT;

    private static final Pattern USE = Pattern.compile("\\bcss\\((\\w+)\\)");

    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("page", "margin:0;padding:0;background-color:" + LIGHT.ground()),
            Map.entry("hidden", "display:none;max-height:0;overflow:hidden;mso-hide:all"),
            Map.entry("ground", "padding:16px 8px;background-color:" + LIGHT.ground()),
            Map.entry(
                    "card",
                    "width:100%;max-width:600px;background-color:" + LIGHT.card() + ";border-top:4px solid "
                            + LIGHT.link() + ";border-radius:6px"),
            Map.entry("head", "padding:24px 24px 8px;" + font()),
            Map.entry("section", "padding:24px 24px 8px;" + font()),
            Map.entry("row", "padding:12px 24px 14px;border-top:1px solid " + LIGHT.line() + ";" + font()),
            Map.entry("action", "padding:0 24px 24px;" + font()),
            Map.entry("foot", "padding:24px;border-top:1px solid " + LIGHT.line() + ";" + font()),
            Map.entry("brand", text("0 0 12px", 14, 20, LIGHT.quiet())),
            Map.entry("h1", text("0 0 8px", 24, 30, LIGHT.text())),
            Map.entry("h2", text("0", 19, 26, LIGHT.text())),
            Map.entry("h3", text("0 0 4px", 17, 24, LIGHT.text())),
            Map.entry("body", text("0 0 8px", 16, 24, LIGHT.text())),
            Map.entry("small", text("0 0 6px", 14, 20, LIGHT.quiet())),
            Map.entry("footnote", text("16px 0 6px", 14, 20, LIGHT.quiet())),
            Map.entry("count", "font-size:14px;font-weight:400;color:" + LIGHT.quiet()),
            Map.entry("link", "color:" + LIGHT.link() + ";text-decoration:underline"),
            Map.entry("mark", "background-color:" + LIGHT.mark() + ";color:" + LIGHT.onMark() + ";font-weight:700"),
            Map.entry("button", "background-color:" + LIGHT.link() + ";border-radius:6px"),
            Map.entry(
                    "buttonLink",
                    "display:inline-block;padding:10px 20px;font-size:16px;line-height:24px;font-weight:700;color:"
                            + LIGHT.onLink() + ";text-decoration:none"));

    void putIn(@Observes EngineBuilder engine) {
        engine.addParserHook(template -> {
            if (isMail(template)) {
                template.addContentFilter(text -> USE.matcher(text).replaceAll(use -> style(use.group(1))));
            }
        });
    }

    private static boolean isMail(ParserHelper template) {
        return template.getTemplateId().startsWith("mail/")
                || template.getTemplateId().startsWith("tags/mail");
    }

    private static String style(String name) {
        String style = STYLES.get(name);
        if (style == null) {
            throw new IllegalArgumentException("A mail template names the style " + name + ", which there is none of");
        }
        return style;
    }

    @TemplateExtension(namespace = "css")
    static Palette dark() {
        return Palette.DARK;
    }

    private static String text(String margin, int size, int line, String color) {
        return "margin:" + margin + ";font-size:" + size + "px;line-height:" + line
                + "px;mso-line-height-rule:exactly;color:" + color;
    }

    /** A formula or address wider than a phone must not widen the mail. */
    private static String font() {
        return "word-break:break-word;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    }
}
