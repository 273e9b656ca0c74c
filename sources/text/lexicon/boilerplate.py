"""Paragraphs that outlets print under anything: rights, newsletters, apps, calls for comments. Data only."""

BOILERPLATE = (
    r"all rights reserved|this material may not be published|copyright ©|© ?(?:19|20)\d\d"
    r"|sign up (?:for|to) (?:our|the)|subscribe (?:to|now)|newsletter|follow (?:us|him|her|them) on"
    r"|download (?:our|the) app|click here|read more:|contributed to this (?:report|story)|reporting by|editing by"
    r"|like us on|have a tip|join the conversation|terms of (?:use|service)|privacy policy|tüm hakları saklıdır"
    r"|abone ol|جميع الحقوق محفوظة|اشترك|alle rechte vorbehalten|tous droits réservés"
)
