package dev.paperpost.mail;

import dev.paperpost.platform.Theme;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ParserHelper;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The named styles of the mail templates: {@code style="css(h1)"}, {@code css(dark.link)} for a colour of the dark ones. They stand in
 * the element, because many clients drop style sheets; and they are put in when a template is read, because a digest has a hundred of
 * them. What all words share stands once, in the card. Line heights are pixels, because Outlook for Windows understands nothing else; a formula or address
 * wider than a phone must not widen the mail.
 */
@Singleton
class Css {

    private static final Pattern USE = Pattern.compile("\\bcss\\(([\\w.]+)\\)");

    private final Map<String, String> styles;

    Css(Theme theme) {
        styles = new HashMap<>(styles(theme.light().map(Palette::of).orElse(Palette.LIGHT)));
        theme.dark()
                .map(Palette::of)
                .orElse(Palette.DARK)
                .colours()
                .forEach((name, colour) -> styles.put("dark." + name, colour));
    }

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

    /** @throws IllegalArgumentException when there is none of that name */
    String style(String name) {
        String style = styles.get(name);
        if (style == null) {
            throw new IllegalArgumentException("A mail template names the style " + name + ", which there is none of");
        }
        return style;
    }

    private static Map<String, String> styles(Palette light) {
        String quiet = "font-size:14px;line-height:20px;color:" + light.quiet();
        return Map.ofEntries(
                Map.entry("page", "margin:0;padding:0;background-color:" + light.ground()),
                Map.entry("hidden", "display:none;max-height:0;overflow:hidden;mso-hide:all"),
                Map.entry("ground", "padding:16px 8px;background-color:" + light.ground()),
                Map.entry(
                        "card",
                        "width:100%;max-width:600px;background-color:" + light.card() + ";border-top:4px solid "
                                + light.link() + ";border-radius:6px;color:" + light.text()
                                + ";font-size:16px;line-height:24px;word-break:break-word"
                                + ";font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"),
                Map.entry("head", "padding:24px 24px 8px"),
                Map.entry("section", "padding:24px 24px 8px"),
                Map.entry("row", "padding:12px 24px 14px;border-top:1px solid " + light.line()),
                Map.entry("apart", "padding:28px 24px 10px;border-top:4px solid " + light.line()),
                Map.entry("mention", "margin:12px 0 0"),
                Map.entry("mentioned", "margin:0;" + quiet),
                Map.entry("action", "padding:0 24px 24px"),
                Map.entry("foot", "padding:24px;border-top:1px solid " + light.line()),
                Map.entry("brand", "margin:0 0 12px;" + quiet),
                Map.entry("h1", "margin:0 0 8px;font-size:24px;line-height:30px"),
                Map.entry("h2", "margin:0;font-size:19px;line-height:26px"),
                Map.entry("h3", "margin:0 0 4px;font-size:17px"),
                Map.entry("body", "margin:0 0 8px"),
                Map.entry("item", "margin:0 16px 8px"),
                Map.entry("small", "margin:0 0 6px;" + quiet),
                Map.entry("footnote", "margin:16px 0 6px;" + quiet),
                Map.entry("count", "font-size:14px;font-weight:400;color:" + light.quiet()),
                Map.entry("link", "color:" + light.link() + ";text-decoration:underline"),
                Map.entry("mark", "background-color:" + light.mark() + ";color:" + light.onMark()),
                Map.entry("button", "background-color:" + light.link() + ";border-radius:6px"),
                Map.entry(
                        "buttonLink",
                        "display:inline-block;padding:10px 20px;font-size:16px;line-height:24px;font-weight:700;color:"
                                + light.onLink() + ";text-decoration:none"));
    }
}
