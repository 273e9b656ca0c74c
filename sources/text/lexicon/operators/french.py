"""French."""

from typing import Final

from sources.text.lexicon.operators.model import Operators, folded, phrases

FRENCH: Final = Operators(
    # "pas" and "ne" stand in nearly every French negation; "plus" and "personne" only beside "ne".
    negations=folded(
        """
        ne pas jamais rien aucun aucune ni sans nul nulle nullement non guère aucunement impossible refuse refusé
        refusent refusons
        """
    ),
    trailing_negations=folded("pas jamais rien guère nullement aucunement aucun aucune"),
    limiters=folded(
        """
        mais sauf excepté seulement toutefois cependant pourtant si quoique presque uniquement quasiment probablement
        éventuellement apparemment prétendument partiellement sinon hormis
        """
    ),
    hiding_phrases=phrases(
        "peut être|sans doute|soi disant|pour rire|en plaisantant|la moitié|en partie|sur le papier"
    ),
    qualifiers=folded(
        """
        ancien ancienne anciens anciennes présumé présumée présumés prétendu prétendue prétendus supposé
        supposée faux fausse ex éventuel éventuelle possible
        """
    ),
    tail_limiters=phrases(
        """
        mais|sauf|excepté|toutefois|cependant|si|s'il|s'ils|à moins|à condition|pourvu que|tant que|sous réserve
        jusqu'à ce que|jusqu'à
        hormis|à l'exception|sinon|seulement si|uniquement si|en théorie|en principe|pour l'instant
        bien que|quoique|sous condition|du moins|en tout cas|sur le papier|dès que|non pas que|autant que|à supposer
        à l'exclusion|ou presque|à peu près|plus ou moins
        """
    ),
    causes=phrases("à cause de|à cause du|à cause des|parce que|parce qu|grâce à|en raison"),
    late_limiters=phrases(
        "sauf si|à moins|à condition|seulement si|mais seulement|mais pas|pas|pourvu que|uniquement si"
    ),
    tail_denials=phrases(
        """
        prétendent certains|disent certains|affirment certains|selon certains|prétendent les critiques
        disent les critiques|prétend-on|dit-on|paraît-il|à en croire certains|c'est faux|n'est pas vrai|est faux
        est un mensonge|est une légende
        """
    ),
    modals=folded(
        """
        peut peux peuvent pouvons pourrait pourraient pourrais pourrons pourra doit dois doivent devons devrait
        devraient devra devrons sera seront serait seraient faut faudrait faudra
        """
    ),
    futures=folded("sera seront"),
    conditionals=folded("si s'il s'ils pourvu supposons"),
    hearsay=phrases(
        """
        on dit|ils disent|ils prétendent|on prétend|il paraît|on raconte|le bruit court|prétendument|soi-disant
        comme si|selon certains|à en croire certains|selon la rumeur|loin de|loin d'être
        """
    ),
    reaching_verbs=folded(
        """
        pense pensons pensent crois croit croyons croient dis dit dire disons disent dirai dirais prétends prétend
        prétendre affirme affirmer veux voulons sûr certain vrai exact clair promis promets pensé cru
        """
    ),
    unreal_verbs=folded("souhaite souhaiterais imaginez imaginons rêve aimerais"),
    answering_verbs=folded("répondu répond répondit rétorqué rétorque répliqué réplique riposté"),
    vague_speakers=folded("certains beaucoup critiques on adversaires opposants autres gens d'aucuns détracteurs"),
    claiming_verbs=folded(
        "disent prétendent croient affirment pensent soutiennent dit prétend affirme soutient estiment craignent trouve"
        " trouvent estime juge jugent"
    ),
    doubting=folded(
        """
        mythe mensonge mensonges rumeur rumeurs allégation allégations accusation accusations faux illusion légende
        bobard
        """
    ),
    denying_verbs=folded(
        "nie nient nié démenti dément démentent conteste contesté contestent rejette doute doutent réfute"
    ),
    complementisers=folded("que qu ce"),
    clause_openers=folded("et mais ou car donc puisque tandis alors"),
    replaceable=folded(
        """
        je tu il elle nous vous on ils elles me te lui leur leurs son sa ses notre nos votre vos mon ma mes ce cet cette
        ces cela ça ceci le la les un une des du de à au aux ici là aujourd'hui hier demain maintenant est sont était
        et en dans sur avec pour par j'ai c'est
        """
    ),
    pronouns=folded("je tu il elle nous vous ils elles lui leur cela ça ceci celui celle ceux celles eux son sa ses"),
    relatives=folded("qui que dont où laquelle lequel lesquels"),
    phrase_openers=folded("le la les l ce cet cette ces mon ma mes notre nos son sa ses un une des m mme"),
    introductory=folded("aujourd'hui hier demain maintenant enfin désormais ensuite finalement franchement"),
    disowning=phrases(
        "longtemps cru|longtemps pensé|croyais autrefois|pensais autrefois|cru autrefois|cru à tort|pensais avant"
        "|croyais avant|voudrait nous faire croire|veut nous faire croire|veut vous faire croire|faire croire"
    ),
    ideas=folded("idée impression hypothèse théorie préjugé cliché croyance crainte espoir risque possibilité"),
    facts=folded("fait vérité preuve nouvelle raison jour moment fois signe point constat résultat"),
    degrees=phrases("presque|quasiment|pratiquement|au moins|au plus|plus de|moins de|jusqu'à"),
    portions=phrases("certains de|une partie de|la moitié de|le tiers de|un tiers de|la plupart de"),
    supposing=phrases("supposons|imaginez|imaginons|admettons|mettons|à supposer"),
    remarks=phrases(
        """
        du moins en théorie|en théorie|du moins sur le papier|sur le papier|du moins je l'espère|je crois|je pense
        j'espère|je suppose|j'imagine|peut-être|sans doute|probablement|apparemment|paraît-il|dit-on|officiellement
        à ma connaissance|autant que je sache|plus ou moins|en quelque sorte|si l'on peut dire|pour le moment
        en un sens|dans une certaine mesure|du moins pour l'instant|théoriquement
        """
    ),
    late_remarks=phrases(
        "du moins jusqu'|du moins en|du moins pour|du moins sur|au moins jusqu'|enfin presque"
        "|c'est ce qu'on|c'est ce qu'ils|c'est du moins ce|je plaisante|non pas que|pas vraiment"
    ),
    ironies=folded("plaisanté plaisante plaisantant ironisé ironise ironiquement moqueur"),
    notes=phrases(
        "sic|sourires|exclamations|rires|rire|il rit|elle rit|applaudissements|pause|silence|soupir|inaudible|sourire"
    ),
    titles=folded(
        """
        m monsieur mme madame mlle dr docteur professeur président présidente ministre maire député députée sénateur
        général juge roi reine chancelier chancelière
        """
    ),
    loose_prefixes=folded("e co anti ex extra inter multi micro mini non post pré semi sous sur auto euro"),
)
