"""Short forms of given names beside the full ones: "Bill" may be "William". All lower case.

They keep two spellings from being called two people; they never make them one, since a "Ted" may be anybody's.
"""

from typing import Final

_GROUPS: Final = """
    alexander alex xander sandy sasha alec|alexandra alex sandra sandy sasha lexi|albert al bert bertie
    alfred al fred alf
    andrew andy drew|anthony antony tony|arthur art|barbara barb babs|benjamin ben benny|bernard bernie|beverly bev
    bradley brad|calvin cal|carolyn carol carrie|catherine katherine kathryn cathy kathy kate katie kat cate kitty
    charles charlie chuck chas|christopher chris kit topher|christine christina chris chrissy tina|clifford cliff
    cynthia cindy|daniel dan danny|david dave davy|deborah debra deb debbie|donald don donnie|dorothy dot dottie
    douglas doug|edward ed eddie ted ned|edwin ed|elizabeth liz lizzie beth betty betsy eliza libby bess lisa
    eugene gene|frances fran francie|francis frank fran|franklin frank|frederick fred freddie|gabriel gabe
    geoffrey jeffrey geoff jeff|gerald gerry jerry|gregory greg|harold harry hal|henry harry hank hal|herbert herb
    isabella isabel bella izzy|jacob jake|jacqueline jackie|james jim jimmy jamie|janet jan|jennifer jen jenny
    jessica jess jessie|john jack johnny jon|jonathan jon john|joseph joe joey jo|joanne joanna jo|josephine jo josie
    joshua josh|judith judy|kenneth ken kenny|kimberly kim|lawrence laurence larry|leonard len leo lenny|leroy roy
    louis lou louie|margaret maggie meg peggy marge margie greta|martin marty|matthew matt|maximilian max|melissa mel
    michael mike mick mickey micky|mitchell mitch|nathaniel nathan nate|nicholas nick nicky|nicole nikki|pamela pam
    patricia pat patty tricia trish|patrick pat paddy|peter pete|philip phillip phil|rachel rae|raymond ray
    rebecca becky becca|richard rick dick rich ricky richie|robert bob bobby rob robbie bert|roberta bobbie
    rodney rod|roger rog|ronald ron ronnie|russell russ|samantha sam|samuel sam sammy|sandra sandy|sidney sid
    solomon sol|stanley stan|stephen steven steve stevie|stephanie steph|stuart stewart stu|susan suzanne sue susie
    terence terrence terry|teresa theresa terry tess|theodore ted teddy theo|thomas tom tommy|timothy tim timmy
    valerie val|victor vic|victoria vicky vicki tori|vincent vince vinny|virginia ginny|walter walt wally
    wilfred wilf fred|william bill billy will willie liam|zachary zach zack
    johannes hans johann|friedrich fritz|heinrich heinz heiner|wolfgang wolf|matthias matze|sebastian basti
    mehmet memo|ibrahim ibo|mustafa musti
"""

_BY_NAME: Final[dict[str, set[int]]] = {}
for _at, _group in enumerate(_GROUPS.replace("\n", "|").split("|")):
    for _name in _group.split():
        _BY_NAME.setdefault(_name, set()).add(_at)


def may_be_one(given: str, other: str) -> bool:
    """Whether two given names, in lower case, may be a name and its short form, or two short forms of one name."""
    return bool(_BY_NAME.get(given, set()) & _BY_NAME.get(other, set()))
