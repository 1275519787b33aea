package dev.paperpost.mail;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;

/**
 * The named styles of the mail templates: {@code style="{css:h1}"}. They stand in the element, because many clients
 * drop style sheets. Line heights are pixels and exact, because Outlook for Windows understands nothing else.
 */
@TemplateExtension(namespace = "css")
final class Css {

    private static final Palette LIGHT = Palette.LIGHT;

    private Css() {}

    static RawString page() {
        return style("margin:0;padding:0;background-color:" + LIGHT.ground());
    }

    static RawString hidden() {
        return style("display:none;max-height:0;overflow:hidden;mso-hide:all");
    }

    static RawString ground() {
        return style("padding:16px 8px;background-color:" + LIGHT.ground());
    }

    static RawString card() {
        return style("width:100%;max-width:600px;background-color:" + LIGHT.card() + ";border-top:4px solid "
                + LIGHT.link() + ";border-radius:6px");
    }

    static RawString head() {
        return style("padding:24px 24px 8px;" + font());
    }

    static RawString section() {
        return style("padding:24px 24px 8px;" + font());
    }

    static RawString row() {
        return style("padding:12px 24px 14px;border-top:1px solid " + LIGHT.line() + ";" + font());
    }

    static RawString action() {
        return style("padding:0 24px 24px;" + font());
    }

    static RawString foot() {
        return style("padding:24px;border-top:1px solid " + LIGHT.line() + ";" + font());
    }

    static RawString brand() {
        return text("0 0 12px", 14, 20, LIGHT.quiet());
    }

    static RawString h1() {
        return text("0 0 8px", 24, 30, LIGHT.text());
    }

    static RawString h2() {
        return text("0", 19, 26, LIGHT.text());
    }

    static RawString h3() {
        return text("0 0 4px", 17, 24, LIGHT.text());
    }

    static RawString body() {
        return text("0 0 8px", 16, 24, LIGHT.text());
    }

    static RawString small() {
        return text("0 0 6px", 14, 20, LIGHT.quiet());
    }

    static RawString footnote() {
        return text("16px 0 6px", 14, 20, LIGHT.quiet());
    }

    static RawString count() {
        return style("font-size:14px;font-weight:400;color:" + LIGHT.quiet());
    }

    static RawString link() {
        return style("color:" + LIGHT.link() + ";text-decoration:underline");
    }

    static RawString mark() {
        return style("background-color:" + LIGHT.mark() + ";color:" + LIGHT.onMark() + ";font-weight:700");
    }

    static RawString button() {
        return style("background-color:" + LIGHT.link() + ";border-radius:6px");
    }

    static RawString buttonLink() {
        return style("display:inline-block;padding:10px 20px;font-size:16px;line-height:24px;font-weight:700;color:"
                + LIGHT.onLink() + ";text-decoration:none");
    }

    static Palette dark() {
        return Palette.DARK;
    }

    private static RawString text(String margin, int size, int line, String color) {
        return style("margin:" + margin + ";font-size:" + size + "px;line-height:" + line
                + "px;mso-line-height-rule:exactly;color:" + color);
    }

    /** A formula or address wider than a phone must not widen the mail. */
    private static String font() {
        return "word-break:break-word;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    }

    private static RawString style(String declarations) {
        return new RawString(declarations);
    }
}
