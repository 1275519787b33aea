package dev.paperpost.web;

import dev.paperpost.platform.Logo;
import dev.paperpost.platform.Scheme;
import dev.paperpost.platform.Theme;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a theme adds to the pages: a style sheet after our own, and a logo. Their addresses change with what they hold. */
@Named("look")
@Singleton
@Path("/theme")
@Produces(MediaType.WILDCARD)
public class Look {

    private static final String CACHED = "public, max-age=86400";

    private final String sheet;
    private final Optional<Logo> logo;
    private final String sheetAddress;
    private final String logoAddress;

    Look(Theme theme) {
        this.sheet = theme.light()
                        .map(Look::properties)
                        .map(":root {\n%s}\n"::formatted)
                        .orElse("")
                + theme.dark()
                        .map(Look::properties)
                        .map("@media (prefers-color-scheme: dark) {\n:root {\n%s}\n}\n"::formatted)
                        .orElse("");
        this.logo = theme.logo();
        this.sheetAddress = sheet.isEmpty() ? "" : address("colours.css", sheet.getBytes(StandardCharsets.UTF_8));
        this.logoAddress =
                logo.map(picture -> address("logo", picture.octets())).orElse("");
    }

    /** Address of the style sheet; empty when there is none. */
    public String colours() {
        return sheetAddress;
    }

    /** Address of the logo; empty when there is none. */
    public String logo() {
        return logoAddress;
    }

    /** The colours that were chosen, and what follows from them. */
    @GET
    @Path("colours.css")
    @Operation(hidden = true)
    public Response coloursFile() {
        return found(sheet, "text/css;charset=UTF-8");
    }

    /** The picture; what a script in it could do, SecurityHeaders forbids. */
    @GET
    @Path("logo")
    @Operation(hidden = true)
    public Response logoFile() {
        Logo picture = logo.orElseThrow(NotFoundException::new);
        return found(picture.octets(), picture.type());
    }

    private static Response found(Object content, String type) {
        return Response.ok(content, type)
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .build();
    }

    private static String address(String file, byte[] content) {
        CRC32 version = new CRC32();
        version.update(content);
        return "/theme/" + file + "?v=" + Long.toHexString(version.getValue());
    }

    /** Those of paperpost.css that have to do with what was chosen. */
    private static String properties(Scheme scheme) {
        return property("ground", scheme.ground())
                + property("sheet", scheme.sheet())
                + property("ink", scheme.text())
                + property("soft", scheme.quiet())
                + property("line", scheme.line())
                + property("edge", scheme.edge())
                + property("link", scheme.link())
                + property("fill", scheme.link())
                + property("fill-over", scheme.linkOver())
                + property("on-fill", scheme.onLink())
                + property("mark", scheme.mark())
                + property("good", scheme.ground())
                + property("wrong", scheme.wrong())
                + property("wrong-ground", scheme.sheet())
                + property("focus", scheme.focus());
    }

    private static String property(String name, Object value) {
        return "--" + name + ": " + value + ";\n";
    }
}
