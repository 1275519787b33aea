package dev.paperpost.web;

import java.util.Set;

/** Domains with so many mailboxes that a limit for each domain would be one for the readers of the world. */
class MailProviders {

    private static final Set<String> LARGE = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "proton.me",
            "protonmail.com",
            "pm.me",
            "fastmail.com",
            "zoho.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "t-online.de",
            "freenet.de",
            "mailbox.org",
            "posteo.de",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "sfr.fr",
            "libero.it",
            "wp.pl",
            "onet.pl",
            "seznam.cz",
            "hotmail.co.uk",
            "yahoo.co.uk",
            "btinternet.com",
            "hotmail.fr",
            "yahoo.fr",
            "outlook.fr",
            "outlook.de",
            "yahoo.co.jp",
            "yahoo.co.in",
            "yahoo.com.br",
            "uol.com.br",
            "terra.com.br",
            "comcast.net",
            "att.net",
            "qq.com",
            "foxmail.com",
            "163.com",
            "126.com",
            "sina.com",
            "aliyun.com",
            "naver.com",
            "daum.net",
            "hanmail.net",
            "mail.ru",
            "yandex.ru",
            "ya.ru",
            "ukr.net",
            "rediffmail.com",
            "docomo.ne.jp");

    private MailProviders() {}

    static boolean large(String domain) {
        return LARGE.contains(domain);
    }
}
