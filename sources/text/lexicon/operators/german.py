"""German."""

import re
from typing import Final

from sources.text.lexicon.operators.model import Operators, folded, phrases

GERMAN: Final = Operators(
    negations=folded(
        """
        nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand niemandem niemanden nichts nirgends
        nirgendwo weder ohne kaum nein keineswegs keinesfalls mitnichten unmöglich verweigert verweigerte weigert
        weigerte
        """
    ),
    trailing_negations=folded("nicht kein keine keinen keinem keiner keines nie niemals nichts keineswegs keinesfalls"),
    limiters=folded(
        """
        aber sondern ausser sofern solange nur wenn falls obwohl obgleich jedoch allerdings vielleicht wohl angeblich
        bis fast beinahe lediglich bloss teilweise möglicherweise vermutlich wahrscheinlich womöglich eventuell
        weitgehend höchstens mindestens vorausgesetzt
        """
    ),
    hiding_phrases=phrases("zum spaß|zum scherz|im scherz|aus spaß|so genannte|auf dem papier"),
    qualifiers=folded(
        """
        ehemalige ehemaliger ehemaligen ehemaliges frühere früherer früheren mutmassliche mutmasslicher mutmasslichen
        angebliche angeblicher angeblichen angebliches sogenannte sogenannter sogenannten vermeintliche vermeintlicher
        vermeintlichen versuchte versuchter versuchten gescheiterte falsche falscher falschen mögliche möglicher
        möglichen designierte halbe halben halbes
        """
    ),
    tail_limiters=phrases(
        """
        aber|außer|sofern|solange|wenn|falls|obwohl|obgleich|jedoch|allerdings|es sei denn|vorausgesetzt
        unter der bedingung|unter der voraussetzung|bis|bis auf|abgesehen von|mit ausnahme|sonst|andernfalls|ansonsten
        höchstens|theoretisch|im prinzip|vorerst|nur wenn|wobei|zumindest|jedenfalls|wenigstens|auf dem papier|soweit
        vorbehaltlich|sobald|ausgenommen|nicht dass|es sei denn
        """
    ),
    causes=phrases("wegen|aufgrund|dank"),
    late_limiters=phrases("außer|es sei denn|vorausgesetzt|sofern|aber nur|nur wenn|aber nicht|nicht|solange"),
    tail_denials=phrases(
        """
        behaupten manche|behaupten einige|behaupten kritiker|behaupten gegner|sagen manche|sagen einige|sagen kritiker
        meinen manche|meinen kritiker|glauben manche|heißt es|so heißt es|wird behauptet|so wird behauptet
        stimmt nicht|ist nicht wahr|ist eine lüge|ist falsch|ist gelogen|ist unwahr|ist ein märchen
        """
    ),
    modals=folded(
        """
        kann können könnte könnten konnte konnten muss müssen müsste müssten musste mussten soll sollen sollte sollten
        darf dürfen dürfte dürften wird werden würde würden möchte möchten will wollen wollte wollten mag mögen
        """
    ),
    futures=folded("wird werden"),
    conditionals=folded("wenn falls ob sofern solange vorausgesetzt sobald"),
    hearsay=phrases(
        "angeblich|vermeintlich|es heißt|es wird behauptet|es wurde behauptet|man sagt|sie sagen"
        "|sie behaupten|man behauptet|als ob|gerüchten zufolge"
    ),
    reaching_verbs=folded(
        """
        glaube glauben glaubt denke denken denkt sage sagen sagt sagte gesagt meine meinen meint gemeint behaupte
        behaupten behauptet behauptete behauptung finde wahr richtig sicher klar stimmt fall gedacht geglaubt
        versprochen verspreche versprechen
        """
    ),
    unreal_verbs=folded("wünschte wünsche hoffte träumte träume stellen vorstellen"),
    answering_verbs=folded(
        "antwortete antwortet erwiderte erwidert entgegnete entgegnet konterte widersprach widerspricht"
    ),
    vague_speakers=folded("manche viele kritiker gegner einige andere leute man jeder alle skeptiker zweifler"),
    claiming_verbs=folded(
        """
        sagen sagt sagten behaupten behauptet behaupteten glauben glaubt meinen meint denken argumentieren fürchten
        befürchten unterstellen
        """
    ),
    doubting=folded(
        """
        mythos lüge lügen gerücht gerüchte behauptung behauptungen vorwurf vorwürfe falsch unwahr gelogen unsinn
        märchen legende unterstellung irrtum illusion
        """
    ),
    denying_verbs=folded(
        """
        bestritt bestreitet bestreite bestreiten bestritten dementierte dementiert dementieren leugnet leugnete leugnen
        bezweifle bezweifelt bezweifelte bezweifeln verneinte verneint zurückgewiesen
        """
    ),
    complementisers=folded("dass daß"),
    clause_openers=folded("und aber oder denn weil da während dann deshalb darum"),
    replaceable=folded(
        """
        ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein meine meinen meinem meiner unser unsere
        unseren sein seine seinen seinem seiner ihre ihren ihrem ihrer der die das dem den des dieser diese dieses
        diesen diesem dort hier da heute morgen gestern jetzt ist sind war waren bin hat habe haben hatte in im an am
        auf zu zum zur mit von vom für bei und als ein eine einen einem einer
        """
    ),
    pronouns=folded("ich du er sie es wir ihr ihn ihm uns euch ihnen dieser diese dieses das sein seine unser unsere"),
    relatives=folded("der die das dem den dessen deren denen welche welcher welches wo"),
    phrase_openers=folded(
        "der die das den dem des dieser diese dieses mein unser unsere sein ihre ein eine einen herr frau"
    ),
    introductory=folded("heute gestern morgen jetzt schließlich ehrlich zuerst inzwischen"),
    disowning=phrases(
        "eine zeit, in der|im glauben|früher geglaubt|früher gedacht|dachte früher|glaubte früher"
        "|glaubte einmal|dachte einmal"
    ),
    ideas=folded("idee vorstellung annahme vermutung eindruck theorie vorurteil klischee glaube hoffnung gefahr"),
    facts=folded("tatsache fakt wahrheit grund beweis nachricht ergebnis tag punkt zeichen umstand glück wissen"),
    degrees=phrases("fast|beinahe|nahezu|so gut wie|mindestens|höchstens|bis zu|mehr als|weniger als"),
    portions=phrases("einige|die meisten|viele|wenige|ein teil|ein drittel|die hälfte|die mehrheit"),
    supposing=phrases("angenommen|nehmen wir an|stellen sie sich vor|stellt euch vor|stell dir vor|gesetzt den fall"),
    remarks=phrases(
        """
        zumindest auf dem papier|auf dem papier|jedenfalls auf dem papier|zumindest theoretisch|theoretisch
        zumindest vorerst|vorerst|glaube ich|denke ich|hoffe ich|hoffen wir|vermute ich|nehme ich an|vielleicht
        vermutlich|wahrscheinlich|angeblich|möglicherweise|wie es heißt|soweit ich weiß|soviel ich weiß
        im großen und ganzen|mehr oder weniger|in gewisser weise|sozusagen|offiziell|heißt es|so hört man|wenn überhaupt
        """
    ),
    late_remarks=phrases(
        "zumindest bis|zumindest noch|zumindest auf|jedenfalls bis|jedenfalls noch|das behaupten|das sagen jedenfalls"
        "|so heißt es|heißt es|das war ein scherz|nicht wirklich|nicht dass|war nur ein scherz"
    ),
    ironies=folded("scherzte scherzt scherzhaft ironisch sarkastisch witzelte witzelt höhnisch augenzwinkernd"),
    notes=phrases(
        "sic|heiterkeit|zurufe|lacht|lachen|gelächter|beifall|applaus|pause|seufzt|unverständlich|zwischenruf|schmunzelt"
    ),
    titles=folded(
        """
        herr herrn frau dr prof professor präsident präsidentin kanzler kanzlerin minister ministerin ministerpräsident
        bürgermeister bürgermeisterin bundeskanzler bundeskanzlerin innenminister außenminister finanzminister
        abgeordnete abgeordneter sprecher sprecherin richter general könig königin chef vorsitzende vorsitzender
        """
    ),
    loose_prefixes=folded("e anti ex nicht corona online euro öko bio mini multi super semi"),
)

#: A condition without "wenn" right behind the words: ", hätte der Wind gedreht".
INVERTED_GERMAN: Final = re.compile(
    r", (?:hätte|wäre|würde|sollte|hätten|wären|würden|sollten) "
    r"(?:ich|wir|er|sie|es|der|die|das|man|nicht|[^\W\d_]{1,4}eine?[rs]?|kein\w{0,2})(?![^\W_])(?! ?\?)"
)
#: Negations that close a clause and deny the whole of it: "Wir zahlen die Steuer in diesem Jahr nicht."
CLAUSE_END_NEGATIONS: Final = folded("nicht nie niemals")
